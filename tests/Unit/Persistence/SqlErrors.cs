using System.Reflection;
using Microsoft.Data.SqlClient;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>Errors as SQL Server sends them. The client library has no public way to make one.</summary>
internal static class SqlErrors
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    internal static SqlException Exception(int number, byte errorClass = 16)
    {
        var constructor = typeof(SqlError)
            .GetConstructors(Hidden)
            .First(each => each.GetParameters().Any(parameter => parameter.Name is "infoNumber"));
        var error = constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => Argument(parameter, number, errorClass)),
        ]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethod(
            "CreateException",
            Hidden,
            [typeof(SqlErrorCollection), typeof(string)]
        )!;
        return (SqlException)create.Invoke(null, [errors, "16.0.0"])!;
    }

    private static object? Argument(ParameterInfo parameter, int number, byte errorClass) =>
        parameter.Name is "infoNumber" ? number
        : parameter.Name is "errorClass" ? errorClass
        : parameter.ParameterType == typeof(string) ? "text"
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
