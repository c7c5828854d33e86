using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Events.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HallContactAndClosedDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "closed",
                table: "evt_venue",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "evt_venue",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "closed",
                table: "evt_venue");

            migrationBuilder.DropColumn(
                name: "contact",
                table: "evt_venue");
        }
    }
}
