namespace TaskRunAdmin.Bench;

/// <summary>The command line.</summary>
/// <param name="Quick">One short round each, to see that all works: its figures mean little.</param>
/// <param name="SqlServer">A connection string; null: SQLite.</param>
/// <param name="Fill">How many runs are made before reading is measured; null: none, and writing is measured.</param>
/// <param name="Only">Part of the name of what to measure; null: everything.</param>
/// <param name="Live">How many browsers look on while runs are written; null: none, and something else is measured.</param>
internal sealed record Options(bool Quick, string? SqlServer, string? Only, int? Fill, int? Live)
{
    internal const string Usage = """
        dotnet run -c Release --project bench -- [options]
          --quick               short rounds, to see that all works
          --sqlserver "..."     on this SQL Server, in a database that is dropped afterwards; without it on SQLite
          --only "create new"   one row of the table
          --fill 1000000        makes so many runs, and measures pages and what writing costs before and after
          --live 10             so many browsers look on: how soon a change is painted, what it costs, how pages feel
        """;

    internal int Rounds => Quick ? 1 : 5;

    internal TimeSpan WarmUpLength => TimeSpan.FromSeconds(Quick ? 1 : 4);

    internal TimeSpan RoundLength => TimeSpan.FromSeconds(Quick ? 0.5 : 2);

    /// <summary>Null when the command line makes no sense.</summary>
    internal static Options? Parse(string[] args)
    {
        var options = new Options(false, null, null, null, null);
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--sqlserver" when i + 1 < args.Length:
                    options = options with { SqlServer = args[++i] };
                    break;
                case "--only" when i + 1 < args.Length:
                    options = options with { Only = args[++i] };
                    break;
                case "--fill" when i + 1 < args.Length && int.TryParse(args[i + 1], out var runs):
                    options = options with { Fill = runs };
                    i++;
                    break;
                case "--live" when i + 1 < args.Length && int.TryParse(args[i + 1], out var browsers):
                    options = options with { Live = browsers };
                    i++;
                    break;
                default:
                    return null;
            }

        return options;
    }
}
