using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Network.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StaffLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "languages",
                table: "net_employee",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);
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
