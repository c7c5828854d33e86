using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Accounts.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RolesInScope : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "acc_role",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "granted_by",
                table: "acc_grant",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "organisation",
                table: "acc_grant",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "acc_access_mark",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_access_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "acc_delegation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    permissions = table.Column<List<string>>(type: "text[]", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_delegation", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_delegation_acc_account_delegate_id",
                        column: x => x.delegate_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_acc_delegation_acc_account_principal_id",
                        column: x => x.principal_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "acc_access_mark",
                columns: new[] { "id", "stamp" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000") });

            migrationBuilder.CreateIndex(
                name: "ix_acc_grant_scope_path",
                table: "acc_grant",
                column: "scope_path");

            migrationBuilder.CreateIndex(
                name: "ix_acc_delegation_delegate_id_until",
                table: "acc_delegation",
                columns: new[] { "delegate_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_acc_delegation_principal_id_until",
                table: "acc_delegation",
                columns: new[] { "principal_id", "until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acc_access_mark");

            migrationBuilder.DropTable(
                name: "acc_delegation");

            migrationBuilder.DropIndex(
                name: "ix_acc_grant_scope_path",
                table: "acc_grant");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "acc_role");

            migrationBuilder.DropColumn(
                name: "granted_by",
                table: "acc_grant");

            migrationBuilder.DropColumn(
                name: "organisation",
                table: "acc_grant");
        }
    }
}
