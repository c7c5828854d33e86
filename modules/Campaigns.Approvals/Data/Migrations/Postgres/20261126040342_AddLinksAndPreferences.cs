using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Approvals.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddLinksAndPreferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "delegation_id",
                table: "apr_substitution",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "apr_decision_link",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_version = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    assurance = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_decision_link", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "apr_preference",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    digest = table.Column<bool>(type: "boolean", nullable: false),
                    pin_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_preference", x => x.user_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_apr_decision_link_item_id",
                table: "apr_decision_link",
                column: "item_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apr_decision_link");

            migrationBuilder.DropTable(
                name: "apr_preference");

            migrationBuilder.DropColumn(
                name: "delegation_id",
                table: "apr_substitution");
        }
    }
}
