using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Events.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class InvitationsAndTakebacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evt_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    identity = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    full_name = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hamlet = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    by_letter = table.Column<bool>(type: "boolean", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sealed_token = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wishes = table.Column<int>(type: "integer", nullable: false),
                    registration_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_evt_invitation_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evt_takeback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    mailing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    back_to = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    old_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    old_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    old_closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    old_venue_id = table.Column<Guid>(type: "uuid", nullable: true),
                    old_moved_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    old_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    old_holds = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_takeback", x => x.id);
                    table.ForeignKey(
                        name: "fk_evt_takeback_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_evt_invitation_event_id_identity",
                table: "evt_invitation",
                columns: new[] { "event_id", "identity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evt_invitation_person_id",
                table: "evt_invitation",
                column: "person_id",
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_evt_invitation_registration_id",
                table: "evt_invitation",
                column: "registration_id",
                filter: "registration_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_evt_invitation_token_hash",
                table: "evt_invitation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evt_takeback_event_id",
                table: "evt_takeback",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_evt_takeback_status",
                table: "evt_takeback",
                column: "status",
                filter: "status = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evt_invitation");

            migrationBuilder.DropTable(
                name: "evt_takeback");
        }
    }
}
