using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Events.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PeopleForASeason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "evt_event",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evt_assignment_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    presenters = table.Column<bool>(type: "boolean", nullable: false),
                    desk = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    turns = table.Column<int>(type: "integer", nullable: false),
                    most_turns = table.Column<int>(type: "integer", nullable: false),
                    proposal = table.Column<string>(type: "text", nullable: false),
                    best_filled = table.Column<int>(type: "integer", nullable: false),
                    best_metres = table.Column<long>(type: "bigint", nullable: false),
                    best_open = table.Column<int>(type: "integer", nullable: false),
                    best_remarks = table.Column<int>(type: "integer", nullable: false),
                    best_unevenness = table.Column<long>(type: "bigint", nullable: false),
                    by_date_filled = table.Column<int>(type: "integer", nullable: false),
                    by_date_metres = table.Column<long>(type: "bigint", nullable: false),
                    by_date_open = table.Column<int>(type: "integer", nullable: false),
                    by_date_remarks = table.Column<int>(type: "integer", nullable: false),
                    by_date_unevenness = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_assignment_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evt_event_report",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    worked = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    improve = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    written_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    forecast_attended = table.Column<int>(type: "integer", nullable: false),
                    forecast_joined = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_event_report", x => x.event_id);
                    table.ForeignKey(
                        name: "fk_evt_event_report_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evt_event_task",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evt_event_task", x => new { x.event_id, x.what });
                    table.ForeignKey(
                        name: "fk_evt_event_task_evt_event_event_id",
                        column: x => x.event_id,
                        principalTable: "evt_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_evt_assignment_run_created_at",
                table: "evt_assignment_run",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evt_assignment_run");

            migrationBuilder.DropTable(
                name: "evt_event_report");

            migrationBuilder.DropTable(
                name: "evt_event_task");

            migrationBuilder.DropColumn(
                name: "language",
                table: "evt_event");
        }
    }
}
