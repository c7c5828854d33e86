using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Registrations.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reg_registration_roster_id_phone_folded_name",
                table: "reg_registration");

            migrationBuilder.AddColumn<string>(
                name: "phone_ending",
                table: "reg_registration",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_index",
                table: "reg_registration",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_phone_ending",
                table: "reg_registration",
                column: "phone_ending");

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_roster_id_phone_index_folded_name",
                table: "reg_registration",
                columns: new[] { "roster_id", "phone_index", "folded_name" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reg_registration_phone_ending",
                table: "reg_registration");

            migrationBuilder.DropIndex(
                name: "ix_reg_registration_roster_id_phone_index_folded_name",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "phone_ending",
                table: "reg_registration");

            migrationBuilder.DropColumn(
                name: "phone_index",
                table: "reg_registration");

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_roster_id_phone_folded_name",
                table: "reg_registration",
                columns: new[] { "roster_id", "phone", "folded_name" });
        }
    }
}
