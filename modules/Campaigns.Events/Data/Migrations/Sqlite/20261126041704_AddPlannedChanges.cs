using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Events.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPlannedChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evt_planned_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    venue_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    old_starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    old_ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    old_venue_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    waiting_for = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_planned_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_evt_planned_change_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_evt_planned_change_event_id",
                table: "evt_planned_change",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_evt_planned_change_waiting_for",
                table: "evt_planned_change",
                column: "waiting_for",
                unique: true,
                filter: "waiting_for is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evt_planned_change");
        }
    }
}
