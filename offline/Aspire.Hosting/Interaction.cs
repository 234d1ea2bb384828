using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

public enum InputType
{
    Text,
    SecretText,
    Choice,
    Boolean,
    Number,
    File,
}

public sealed class InteractionInput
{
    public required string Name { get; init; }

    public required InputType InputType { get; init; }

    public string? Label { get; init; }

    public string? Value { get; set; }
}

public sealed class InteractionInputCollection : IReadOnlyList<InteractionInput>
{
    private readonly IReadOnlyList<InteractionInput> _inputs;

    public InteractionInputCollection(IReadOnlyList<InteractionInput> inputs)
    {
        var twice = inputs.GroupBy(i => i.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"Duplicate input name '{twice.Last().Name}' found. Input names must be unique.");

        _inputs = inputs;
    }

    public int Count => _inputs.Count;

    public InteractionInput this[int index] => _inputs[index];

    public InteractionInput this[string name] =>
        TryGetByName(name, out var input) ? input : throw new KeyNotFoundException($"No input with name '{name}' was found.");

    public bool TryGetByName(string name, [NotNullWhen(true)] out InteractionInput? input)
    {
        input = _inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase));
        return input is not null;
    }

    public IEnumerator<InteractionInput> GetEnumerator() => _inputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
