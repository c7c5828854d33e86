using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Training.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MovingPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "on_the_way",
                table: "trn_session",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "on_the_way",
                table: "trn_session");
        }
    }
}
