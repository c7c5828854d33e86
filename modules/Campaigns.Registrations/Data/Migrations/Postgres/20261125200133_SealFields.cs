using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Registrations.Data.Migrations.Postgres
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

            migrationBuilder.AlterColumn<string>(
                name: "phone",
                table: "reg_registration",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(20)",
                oldMaxLength: 20,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "email",
                table: "reg_registration",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(254)",
                oldMaxLength: 254,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "citizen_id",
                table: "reg_registration",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(12)",
                oldMaxLength: 12,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_ending",
                table: "reg_registration",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_index",
                table: "reg_registration",
                type: "character varying(32)",
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

            migrationBuilder.AlterColumn<string>(
                name: "phone",
                table: "reg_registration",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "email",
                table: "reg_registration",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "citizen_id",
                table: "reg_registration",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_reg_registration_roster_id_phone_folded_name",
                table: "reg_registration",
                columns: new[] { "roster_id", "phone", "folded_name" });
        }
    }
}
