using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Training.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddBadges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "status_index",
                table: "trn_certificate",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "trn_signing_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    public_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    private_key = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_signing_key", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_trn_signing_key_key_id",
                table: "trn_signing_key",
                column: "key_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trn_signing_key");

            migrationBuilder.DropColumn(
                name: "status_index",
                table: "trn_certificate");
        }
    }
}
