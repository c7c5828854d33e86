using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Targets.Data.Migrations.Postgres
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    product = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    target = table.Column<int>(type: "integer", nullable: false),
                    target_from = table.Column<DateOnly>(type: "date", nullable: false),
                    target_to = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    adviser = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    latest_version = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_campaign", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tgt_contacted",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tgt_contacted", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tgt_target_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
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
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
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
