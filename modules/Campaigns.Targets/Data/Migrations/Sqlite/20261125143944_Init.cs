using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Targets.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tgt_campaign",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    target = table.Column<int>(type: "INTEGER", nullable: false),
                    target_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    target_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    adviser = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    latest_version = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_campaign", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tgt_contacted",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    counted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_contacted", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tgt_target_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_target_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_tgt_target_version_tgt_campaign_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "tgt_campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tgt_month_target",
                columns: table => new
                {
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_month_target", x => new { x.version_id, x.unit_code, x.month });
                    table.ForeignKey(
                        name: "fk_tgt_month_target_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "tgt_target_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tgt_unit_target",
                columns: table => new
                {
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_unit_target", x => new { x.version_id, x.unit_code });
                    table.ForeignKey(
                        name: "fk_tgt_unit_target_tgt_target_version_version_id",
                        column: x => x.version_id,
                        principalTable: "tgt_target_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tgt_campaign_code",
                table: "tgt_campaign",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tgt_contacted_campaign_id_unit_code_counted_on",
                table: "tgt_contacted",
                columns: new[] { "campaign_id", "unit_code", "counted_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tgt_target_version_campaign_id_number",
                table: "tgt_target_version",
                columns: new[] { "campaign_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tgt_contacted");

            migrationBuilder.DropTable(
                name: "tgt_month_target");

            migrationBuilder.DropTable(
                name: "tgt_unit_target");

            migrationBuilder.DropTable(
                name: "tgt_target_version");

            migrationBuilder.DropTable(
                name: "tgt_campaign");
        }
    }
}
