using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Events.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BookingsAndSubstitutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evt_booking",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_venue = table.Column<bool>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_booking", x => new { x.event_id, x.resource_id });
                    table.ForeignKey(
                        name: "fk_evt_booking_events_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evt_substitute_search",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    leaver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_substitute_search", x => x.id);
                    table.ForeignKey(
                        name: "fk_evt_substitute_search_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evt_substitution",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    leaver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stand_in_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mailing_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_substitution", x => x.id);
                    table.ForeignKey(
                        name: "fk_evt_substitution_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evt_substitute_ask",
                columns: table => new
                {
                    search_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sealed_token = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer_by = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_substitute_ask", x => new { x.search_id, x.number });
                    table.ForeignKey(
                        name: "fk_evt_substitute_ask_searches_search_id",
                        column: x => x.search_id,
                        principalTable: "evt_substitute_search",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_evt_booking_resource_id_starts_at",
                table: "evt_booking",
                columns: new[] { "resource_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evt_substitute_ask_one_yes",
                table: "evt_substitute_ask",
                column: "search_id",
                unique: true,
                filter: "answer = 'Yes'");

            migrationBuilder.CreateIndex(
                name: "ix_evt_substitute_ask_token_hash",
                table: "evt_substitute_ask",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evt_substitute_search_event_id_leaver_id",
                table: "evt_substitute_search",
                columns: new[] { "event_id", "leaver_id" },
                unique: true,
                filter: "status = 'Asking'");

            migrationBuilder.CreateIndex(
                name: "ix_evt_substitution_event_id",
                table: "evt_substitution",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_evt_substitution_status",
                table: "evt_substitution",
                column: "status",
                filter: "status = 'Open'");

            migrationBuilder.Sql(NoOverlap.Fill);
            migrationBuilder.Sql(NoOverlap.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evt_booking");

            migrationBuilder.DropTable(
                name: "evt_substitute_ask");

            migrationBuilder.DropTable(
                name: "evt_substitution");

            migrationBuilder.DropTable(
                name: "evt_substitute_search");
        }
    }
}
