using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using static TaskRunAdmin.Api.Document.Schema;

namespace TaskRunAdmin.Api.Document;

/// <summary>Concurrency limits and their slots (contract 6.6).</summary>
internal static class LimitSchemas
{
    internal const string Limit = "ConcurrencyLimit";
    internal const string LegacyLimit = "TagConcurrencyLimit";
    internal const string Named = "NamedConcurrencyLimit";
    internal const string Lease = "ConcurrencyLease";
    internal const string Create = "ConcurrencyLimitCreate";
    internal const string Change = "ConcurrencyLimitUpdate";
    internal const string CreateLegacy = "TagConcurrencyLimitCreate";
    internal const string Page = "ConcurrencyLimitPage";
    internal const string Reset = "TagConcurrencyLimitReset";
    internal const string Take = "SlotRequest";
    internal const string TakeLease = "LeaseRequest";
    internal const string Give = "SlotReturn";
    internal const string GiveLease = "LeaseReturn";
    internal const string Renew = "LeaseRenewal";
    internal const string RunSlots = "RunSlotRequest";

    internal static void Add(OpenApiDocument document, ApiOptions options)
    {
        AddAnswers(document);
        AddLimitRequests(document, options);
        AddSlotRequests(document);
    }

    /// <summary>An answer that has nothing to say.</summary>
    internal static OpenApiSchema Nothing(string about) => new() { Type = JsonSchemaType.Null, Description = about };

    private static void AddAnswers(OpenApiDocument document)
    {
        document.AddComponent(
            Limit,
            Written(
                "A concurrency limit.",
                ("id", Uuid("Its id.")),
                ("created", Instant("When it was created.")),
                ("updated", Instant("When its settings last changed.")),
                ("active", Flag("Whether it is in force.")),
                ("name", Text("Its name; `tag:` and a tag for one about task runs.").Example("tag:db")),
                ("limit", Whole("How many slots there are.", min: 0)),
                ("active_slots", Count("How many slots are taken.")),
                ("denied_slots", Whole("Always 0: what was denied is not counted.", min: 0)),
                (
                    "slot_decay_per_second",
                    Number("How many taken slots become free by themselves each second.", min: 0)
                ),
                ("avg_slot_occupancy_seconds", Number("For how long slots were held lately, in seconds.", min: 0))
            )
        );
        document.AddComponent(
            LegacyLimit,
            Written(
                "The limit of a tag.",
                ("id", Uuid("Its id.")),
                ("created", Instant("When it was created.")),
                ("updated", Instant("When it last changed.")),
                ("tag", Text("The tag.").Example("db")),
                ("concurrency_limit", Whole("How many slots there are.", min: 0)),
                ("active_slots", List("The runs that hold a slot.", Uuid("A task run.")))
            )
        );
        document.AddComponent(
            Named,
            Written(
                "A limit that slots were taken of, or given back to.",
                ("id", Uuid("Its id.")),
                ("name", Text("Its name; of the limit of a tag, the tag.")),
                ("limit", Whole("How many slots there are.", min: 0))
            )
        );
        document.AddComponent(
            Lease,
            Written(
                "A lease.",
                ("lease_id", Uuid("Its id.")),
                ("limits", List("The limits that it is over.", new OpenApiSchemaReference(Named, document)))
            )
        );
    }

    private static void AddLimitRequests(OpenApiDocument document, ApiOptions options)
    {
        document.AddComponent(
            Create,
            Read(
                "A limit that is asked for.",
                ["name", "limit"],
                isClosed: true,
                [
                    ("active", Flag("Whether it is in force.").OrNull().Default(true)),
                    ("name", Name("Its name; `tag:` and a tag for one about task runs.").Example("tag:db")),
                    ("limit", Whole("How many slots there are. Of a tag, 0 aborts its runs.", min: 0)),
                    .. Rest(),
                ]
            )
        );
        document.AddComponent(
            Change,
            Read(
                "What is to be changed of a limit.",
                [],
                isClosed: true,
                [
                    ("active", Flag("Whether it is in force.").OrNull().Default(null)),
                    ("name", Name("Another name.").OrNull().Default(null)),
                    ("limit", Whole("How many slots there are.", min: 0).OrNull().Default(null)),
                    .. Rest(),
                ]
            )
        );
        document.AddComponent(
            CreateLegacy,
            Read(
                "The limit of a tag that is asked for.",
                ["tag", "concurrency_limit"],
                isClosed: true,
                ("tag", Name("The tag.").Example("db")),
                ("concurrency_limit", Whole("How many slots there are. 0 aborts the runs of the tag.", min: 0))
            )
        );
        document.AddComponent(
            Page,
            Read(
                "A page of limits. Null means the same as absent. Other fields than these are ignored.",
                [],
                isClosed: false,
                (
                    "limit",
                    Whole("How many at most.", min: 0, max: options.DefaultLimit).OrNull().Default(options.DefaultLimit)
                ),
                ("offset", Whole("How many to pass over.", min: 0).OrNull().Default(0))
            )
        );
        document.AddComponent(
            Reset,
            Read(
                "Which slots stay taken. Other fields than this are ignored.",
                [],
                isClosed: false,
                (
                    "slot_override",
                    List("The runs that hold a slot each afterwards.", Uuid("A task run.")).OrNull().Default(null)
                )
            )
        );
    }

    private static void AddSlotRequests(OpenApiDocument document)
    {
        document.AddComponent(
            Take,
            Read(
                "Slots that are asked for. Other fields than these are ignored.",
                ["slots", "names"],
                isClosed: false,
                ("slots", Whole("How many of each limit.", min: 1)),
                ("names", Names("The limits.")),
                Mode(),
                ("create_if_missing", Missing())
            )
        );
        document.AddComponent(
            TakeLease,
            Read(
                "Slots that are asked for under a lease. Other fields than these are ignored.",
                ["slots", "names"],
                isClosed: false,
                ("slots", Whole("How many of each limit.", min: 1)),
                ("names", Names("The limits.")),
                Mode(),
                ("lease_duration", Duration()),
                ("holder", Holder())
            )
        );
        document.AddComponent(
            Give,
            Read(
                "Slots that are given back. Other fields than these are ignored.",
                ["slots", "names"],
                isClosed: false,
                ("slots", Whole("How many of each limit.", min: 1)),
                ("names", Names("The limits.")),
                ("occupancy_seconds", Number("For how long they were held.", min: 0).OrNull().Default(null)),
                ("create_if_missing", Missing())
            )
        );
        document.AddComponent(
            GiveLease,
            Read(
                "A lease that is given back. Other fields than this are ignored.",
                ["lease_id"],
                isClosed: false,
                ("lease_id", Uuid("The lease."))
            )
        );
        document.AddComponent(
            Renew,
            Read(
                "How a lease is renewed. Other fields than this are ignored.",
                [],
                isClosed: false,
                ("lease_duration", Duration())
            )
        );
        document.AddComponent(
            RunSlots,
            Read(
                "A run and tags. Other fields than these are ignored.",
                ["names", "task_run_id"],
                isClosed: false,
                ("names", Names("The tags.")),
                ("task_run_id", Uuid("The run. It need not exist."))
            )
        );
    }

    private static (string, IOpenApiSchema)[] Rest() =>
        [
            (
                "active_slots",
                Whole("How many slots are taken from now on, by nobody in particular.", min: 0).OrNull().Default(null)
            ),
            ("denied_slots", Whole("Read and passed over.", min: 0).OrNull().Default(null)),
            (
                "slot_decay_per_second",
                Number(
                        "How many taken slots become free by themselves each second. Above 0, nobody holds a slot.",
                        min: 0
                    )
                    .OrNull()
                    .Default(null)
            ),
        ];

    private static OpenApiSchema Count(string about) =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = "0",
            Description = about,
        };

    private static OpenApiSchema Name(string about) => Text(about, LimitKey.MaxLength, min: 1);

    private static OpenApiSchema Names(string about)
    {
        var names = List(about, Name("A name."), SlotReader.MaxNames);
        names.MinItems = 1;
        return names;
    }

    private static OpenApiSchema Missing() =>
        Flag("Whether limits that do not exist are created, with one slot and not active.").OrNull().Default(false);

    private static OpenApiSchema Duration() =>
        Number("Seconds.", SlotReader.MinLeaseSeconds, SlotReader.MaxLeaseSeconds)
            .OrNull()
            .Default(SlotReader.DefaultLeaseSeconds);

    private static (string, IOpenApiSchema) Mode() =>
        (
            "mode",
            OneOf("What is limited: how much goes on at a time, or how often.", SlotReader.Modes.Keys)
                .OrNull()
                .Default("concurrency")
        );

    private static OpenApiSchema Holder() =>
        Read(
                "Who holds the lease; null: it is not said.",
                ["type", "id"],
                isClosed: false,
                ("type", OneOf("What it is.", SlotHolder.Types)),
                ("id", Uuid("Its id. It need not exist."))
            )
            .OrNull()
            .Default((JsonNode?)null);
}
