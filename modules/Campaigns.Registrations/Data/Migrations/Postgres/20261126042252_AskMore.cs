using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Registrations.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AskMore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "kept_back",
                table: "reg_roster",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "quotas",
                table: "reg_roster",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "companions",
                table: "reg_registration",
                type: "character varying(1300)",
                maxLength: 1300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contact_name",
                table: "reg_registration",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "for_whom",
                table: "reg_registration",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "form_version",
                table: "reg_registration",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "import_id",
                table: "reg_registration",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "kept_back",
                table: "reg_registration",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "moved_to",
                table: "reg_registration",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "quota_key",
                table: "reg_registration",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "staff_note",
                table: "reg_registration",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reg_answer_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    roster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    registration_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    sealed_bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_answer_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_form_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    roster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirm_phone = table.Column<bool>(type: "boolean", nullable: false),
                    questions_text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_form_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_paper_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    roster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_paper_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_phone_proof",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    roster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    sealed_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    window_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    codes = table.Column<int>(type: "integer", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    proved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    phone_index = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_phone_proof", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    shared = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_saved_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_visit",
                columns: table => new
                {
                    roster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    seen = table.Column<int>(type: "integer", nullable: false),
                    started = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_visit", x => new { x.roster_id, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_import_id",
                table: "reg_registration",
                column: "import_id",
                filter: "import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reg_answer_file_registration_id",
                table: "reg_answer_file",
                column: "registration_id");

            migrationBuilder.CreateIndex(
                name: "ix_reg_answer_file_sent_at",
                table: "reg_answer_file",
                column: "sent_at",
                filter: "registration_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_reg_form_version_roster_id_number",
                table: "reg_form_version",
                columns: new[] { "roster_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reg_paper_list_roster_id",
                table: "reg_paper_list",
                column: "roster_id");

            migrationBuilder.CreateIndex(
                name: "ix_reg_phone_proof_roster_id_phone_index",
                table: "reg_phone_proof",
                columns: new[] { "roster_id", "phone_index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reg_phone_proof_sent_at",
                table: "reg_phone_proof",
                column: "sent_at");

            migrationBuilder.CreateIndex(
                name: "ix_reg_saved_view_owner_id_name",
                table: "reg_saved_view",
                columns: new[] { "owner_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reg_answer_file");

            migrationBuilder.DropTable(
                name: "reg_form_version");

            migrationBuilder.DropTable(
                name: "reg_paper_list");

            migrationBuilder.DropTable(
                name: "reg_phone_proof");

            migrationBuilder.DropTable(
                name: "reg_saved_view");

            migrationBuilder.DropTable(
                name: "reg_visit");

            migrationBuilder.DropIndex(
                name: "ix_reg_registration_import_id",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "kept_back",
                table: "reg_roster");

            migrationBuilder.DropColumn(
                name: "quotas",
                table: "reg_roster");

            migrationBuilder.DropColumn(
                name: "companions",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "contact_name",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "for_whom",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "form_version",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "kept_back",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "moved_to",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "quota_key",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "staff_note",
                table: "reg_registration");
        }
    }
}
