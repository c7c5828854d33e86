using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Approvals.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddInboxFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "filters",
                table: "apr_preference",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "filters",
                table: "apr_preference");
        }
    }
}
