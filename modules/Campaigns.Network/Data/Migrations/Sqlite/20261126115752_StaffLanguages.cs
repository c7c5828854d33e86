using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Network.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StaffLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "languages",
                table: "net_employee",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "languages",
                table: "net_employee");
        }
    }
}
