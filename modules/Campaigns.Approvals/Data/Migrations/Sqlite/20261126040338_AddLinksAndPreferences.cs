using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Approvals.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "apr_decision_link",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject_version = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    assurance = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_decision_link", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "apr_preference",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    digest = table.Column<bool>(type: "INTEGER", nullable: false),
                    pin_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
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
