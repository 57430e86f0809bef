using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>What is done to accounts, and what is not.</summary>
public sealed class AccountsTests(AuthHost auth) : IClassFixture<AuthHost>
{
    private Accounts Accounts => auth.Host.Services.GetRequiredService<Accounts>();

    private AccountService Service => auth.Host.Services.GetRequiredService<AccountService>();

    [Theory]
    [InlineData("Ola Nordmann")]
    [InlineData("Zoë Müller")]
    [InlineData("namesake")]
    public async Task OpenIdPerson_WhateverTheProviderCallsThem_CanBeShutOutAndSignedOut(string name)
    {
        await CreateAsync("namesake");
        var account = await Service.SignInAsync("issuer", name, name, Role.Operator, Origin.Server);

        Assert.Empty(await Accounts.EndSessionsAsync(account.Id, Origin.Server));
        Assert.NotEqual(account.SecurityStamp, (await Service.FindAsync(account.Id))!.SecurityStamp);
        Assert.Empty(await Accounts.AllowAsync(account.Id, Role.Operator, isDisabled: true, Origin.Server));
        Assert.True((await Service.FindAsync(account.Id))!.IsDisabled);
    }

    [Theory]
    [InlineData("ada lovelace", nameof(IdentityErrorDescriber.InvalidUserName))]
    [InlineData("TAKEN", nameof(IdentityErrorDescriber.DuplicateUserName))]
    public async Task LocalAccount_NameThatCannotBe_IsRefused(string name, string code)
    {
        await CreateAsync("taken");
        var (account, errors) = await Accounts.CreateAsync(name, AuthHost.Password, Role.Viewer, Origin.Server);
        Assert.Null(account);
        Assert.Contains(errors, error => error.Code == code);
    }

    [Fact]
    public async Task WrongPasswords_ManyAtOnce_LockTheAccount()
    {
        await CreateAsync("guessed");
        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Accounts.SignInAsync("guessed", "not the password", Origin.Server))
        );

        Assert.Null(await Accounts.SignInAsync("guessed", AuthHost.Password, Origin.Server));
        var account = (await Service.ListAsync(Origin.Server)).Single(each => each.Name == "guessed");
        Assert.NotNull(account.LockoutEnd);
        Assert.Empty(await Accounts.UnlockAsync(account.Id, Origin.Server));
        Assert.NotNull(await Accounts.SignInAsync("guessed", AuthHost.Password, Origin.Server));
    }

    [Fact]
    public async Task SignIn_IsTold_WithTheAccountAndNoSecret()
    {
        var account = await CreateAsync("told");
        await Accounts.SignInAsync("told", AuthHost.Password, Origin.Server with { CorrelationId = "c" });

        var audit = auth.Host.Services.GetRequiredService<Core.Audit.AuditQueries>();
        var entry = (await audit.ListAsync(new() { Actor = "told" }, null, 1, Origin.Server)).Single();
        Assert.Equal(AuditAction.SignIn, entry.Action);
        Assert.Equal(account.Id, entry.ActorId);
        Assert.Equal("c", entry.CorrelationId);
    }

    private async Task<Account> CreateAsync(string name)
    {
        var known = (await Service.ListAsync(Origin.Server)).Find(each =>
            each.Kind is AccountKind.Local && each.Name == name
        );
        return known ?? (await Accounts.CreateAsync(name, AuthHost.Password, Role.Viewer, Origin.Server)).Account!;
    }
}
