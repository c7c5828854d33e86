using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Registrations.Data.Migrations.Sqlite
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
                type: "INTEGER",
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
                type: "TEXT",
                maxLength: 1300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contact_name",
                table: "reg_registration",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "for_whom",
                table: "reg_registration",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "form_version",
                table: "reg_registration",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "import_id",
                table: "reg_registration",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "kept_back",
                table: "reg_registration",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "moved_to",
                table: "reg_registration",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "quota_key",
                table: "reg_registration",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "staff_note",
                table: "reg_registration",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reg_answer_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registration_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    sealed_bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_answer_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_form_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirm_phone = table.Column<bool>(type: "INTEGER", nullable: false),
                    questions_text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_form_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_paper_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_paper_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_phone_proof",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    window_from = table.Column<long>(type: "INTEGER", nullable: false),
                    codes = table.Column<int>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    proved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    phone_index = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_phone_proof", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_saved_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_visit",
                columns: table => new
                {
                    roster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seen = table.Column<int>(type: "INTEGER", nullable: false),
                    started = table.Column<int>(type: "INTEGER", nullable: false)
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
