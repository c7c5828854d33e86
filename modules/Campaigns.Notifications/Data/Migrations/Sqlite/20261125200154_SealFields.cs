using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Notifications.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Numbers stood beside the name; they are found by the blind columns from now on.
            migrationBuilder.Sql("update ntf_message set search_text = trim(replace(replace(search_text, lower(address), ''), replace(address, '+', ''), '')) where address <> ''");

            migrationBuilder.AddColumn<string>(
                name: "address_ending",
                table: "ntf_message",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address_index",
                table: "ntf_message",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_ntf_message_address_ending",
                table: "ntf_message",
                column: "address_ending");

            migrationBuilder.CreateIndex(
                name: "ix_ntf_message_address_index",
                table: "ntf_message",
                column: "address_index");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ntf_message_address_ending",
                table: "ntf_message");

            migrationBuilder.DropIndex(
                name: "ix_ntf_message_address_index",
                table: "ntf_message");

            migrationBuilder.DropColumn(
                name: "address_ending",
                table: "ntf_message");

            migrationBuilder.DropColumn(
                name: "address_index",
                table: "ntf_message");
        }
    }
}
