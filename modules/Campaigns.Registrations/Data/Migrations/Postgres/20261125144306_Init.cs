using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Registrations.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reg_roster",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    slug = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    place = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    takes_waitlist = table.Column<bool>(type: "boolean", nullable: false),
                    desk_staff_ids = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    waitlisted = table.Column<int>(type: "integer", nullable: false),
                    waiting_groups = table.Column<int>(type: "integer", nullable: false),
                    last_queue = table.Column<int>(type: "integer", nullable: false),
                    attended = table.Column<int>(type: "integer", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_roster", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reg_registration",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    roster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    full_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    citizen_id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hamlet = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    interest = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    need = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    answers = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    consent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    consent_text = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    walk_in = table.Column<bool>(type: "boolean", nullable: false),
                    queue = table.Column<int>(type: "integer", nullable: true),
                    offer_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    early = table.Column<bool>(type: "boolean", nullable: false),
                    admitted_from = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_from = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    settled = table.Column<bool>(type: "boolean", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    sealed_token = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    token_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    once_key = table.Column<Guid>(type: "uuid", nullable: true),
                    demo = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reg_registration", x => x.id);
                    table.ForeignKey(
                        name: "fk_reg_registration_rosters_roster_id",
                        column: x => x.roster_id,
                        principalTable: "reg_roster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_offered",
                table: "reg_registration",
                column: "offer_until",
                filter: "status = 'offered'");

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_once_key",
                table: "reg_registration",
                column: "once_key",
                unique: true,
                filter: "once_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_roster_id_code",
                table: "reg_registration",
                columns: new[] { "roster_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_roster_id_phone_folded_name",
                table: "reg_registration",
                columns: new[] { "roster_id", "phone", "folded_name" });

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_token_hash",
                table: "reg_registration",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_waiting",
                table: "reg_registration",
                columns: new[] { "roster_id", "queue" },
                filter: "status = 'waitlisted'");

            migrationBuilder.CreateIndex(
                name: "ix_reg_roster_starts_at",
                table: "reg_roster",
                column: "starts_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reg_registration");

            migrationBuilder.DropTable(
                name: "reg_roster");
        }
    }
}
