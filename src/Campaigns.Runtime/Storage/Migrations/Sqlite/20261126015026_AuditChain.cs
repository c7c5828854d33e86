using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Runtime.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_core_audit_record_kind_record_id",
                table: "core_audit");

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "core_audit",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "behalf_id",
                table: "core_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changes",
                table: "core_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "core_audit",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "mac",
                table: "core_audit",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "core_audit",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "via",
                table: "core_audit",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "written_at",
                table: "core_audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "core_audit_seal",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    entry = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_core_audit_seal", x => x.position);
                });

            migrationBuilder.CreateIndex(
                name: "ix_core_audit_record_id",
                table: "core_audit",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_core_audit_seal_entry",
                table: "core_audit_seal",
                column: "entry",
                unique: true);

            // What was written before there were proofs.
            migrationBuilder.Sql("update core_audit set mac = x'00';");
            AppendOnly.Guard(migrationBuilder, "core_audit");
            AppendOnly.Guard(migrationBuilder, "core_audit_seal");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            AppendOnly.Release(migrationBuilder, "core_audit_seal");
            AppendOnly.Release(migrationBuilder, "core_audit");
            migrationBuilder.DropTable(
                name: "core_audit_seal");

            migrationBuilder.DropIndex(
                name: "ix_core_audit_record_id",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "address",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "behalf_id",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "mac",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "via",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "written_at",
                table: "core_audit");

            migrationBuilder.CreateIndex(
                name: "ix_core_audit_record_kind_record_id",
                table: "core_audit",
                columns: new[] { "record_kind", "record_id" });
        }
    }
}
