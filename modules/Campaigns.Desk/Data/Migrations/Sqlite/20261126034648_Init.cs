using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Desk.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "desk_closing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    there = table.Column<int>(type: "INTEGER", nullable: false),
                    expected = table.Column<int>(type: "INTEGER", nullable: false),
                    walk_ins = table.Column<int>(type: "INTEGER", nullable: false),
                    head_count = table.Column<int>(type: "INTEGER", nullable: true),
                    enrolled = table.Column<int>(type: "INTEGER", nullable: false),
                    interested = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_closing", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_conflict",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registration_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    device_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    operation_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    device_at = table.Column<long>(type: "INTEGER", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    settled_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_conflict", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_device",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_device", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_operation",
                columns: table => new
                {
                    device_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    operation_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    conflict_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    late = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_operation", x => new { x.device_id, x.operation_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_desk_conflict_device_id_operation_id",
                table: "desk_conflict",
                columns: new[] { "device_id", "operation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_desk_conflict_event_id",
                table: "desk_conflict",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_desk_conflict_registration_id",
                table: "desk_conflict",
                column: "registration_id");

            migrationBuilder.CreateIndex(
                name: "ix_desk_operation_event_id_received_at",
                table: "desk_operation",
                columns: new[] { "event_id", "received_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "desk_closing");

            migrationBuilder.DropTable(
                name: "desk_conflict");

            migrationBuilder.DropTable(
                name: "desk_device");

            migrationBuilder.DropTable(
                name: "desk_operation");
        }
    }
}
