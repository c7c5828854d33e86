using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.People.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SealFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ppl_person_citizen_id",
                table: "ppl_person");

            migrationBuilder.DropIndex(
                name: "ix_ppl_person_phone_folded",
                table: "ppl_person");

            migrationBuilder.AlterColumn<string>(
                name: "phone",
                table: "ppl_person",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(20)",
                oldMaxLength: 20,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "citizen_id",
                table: "ppl_person",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(12)",
                oldMaxLength: 12,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "citizen_id_index",
                table: "ppl_person",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_ending",
                table: "ppl_person",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_index",
                table: "ppl_person",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_citizen_id_index",
                table: "ppl_person",
                column: "citizen_id_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_phone_ending",
                table: "ppl_person",
                column: "phone_ending");

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_phone_index_folded",
                table: "ppl_person",
                columns: new[] { "phone_index", "folded" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ppl_person_citizen_id_index",
                table: "ppl_person");

            migrationBuilder.DropIndex(
                name: "ix_ppl_person_phone_ending",
                table: "ppl_person");

            migrationBuilder.DropIndex(
                name: "ix_ppl_person_phone_index_folded",
                table: "ppl_person");

            migrationBuilder.DropColumn(
                name: "citizen_id_index",
                table: "ppl_person");

            migrationBuilder.DropColumn(
                name: "phone_ending",
                table: "ppl_person");

            migrationBuilder.DropColumn(
                name: "phone_index",
                table: "ppl_person");

            migrationBuilder.AlterColumn<string>(
                name: "phone",
                table: "ppl_person",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "citizen_id",
                table: "ppl_person",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_citizen_id",
                table: "ppl_person",
                column: "citizen_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_phone_folded",
                table: "ppl_person",
                columns: new[] { "phone", "folded" });
        }
    }
}
