using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Annotations may be added while others enumerate: each enumeration sees the state at its beginning.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>
{
    public ResourceAnnotationCollection()
        : base(new SnapshotList())
    {
    }

    private SnapshotList Snapshots => (SnapshotList)Items;

    // Collection<T> computes an index first and passes it here; by then another thread may have changed the list.
    protected override void InsertItem(int index, IResourceAnnotation item) =>
        Snapshots.Change(items => items.Insert(Math.Min(index, items.Length), item));

    protected override void SetItem(int index, IResourceAnnotation item) =>
        Snapshots.Change(items => index < items.Length ? items.SetItem(index, item) : items);

    protected override void RemoveItem(int index) =>
        Snapshots.Change(items => index < items.Length ? items.RemoveAt(index) : items);

    protected override void ClearItems() => Items.Clear();

    private sealed class SnapshotList : IList<IResourceAnnotation>
    {
        private readonly Lock _writing = new();
        private ImmutableArray<IResourceAnnotation> _items = [];

        public int Count => _items.Length;

        public bool IsReadOnly => false;

        public IResourceAnnotation this[int index]
        {
            get => _items[index];
            set => Change(items => items.SetItem(index, value));
        }

        public void Change(Func<ImmutableArray<IResourceAnnotation>, ImmutableArray<IResourceAnnotation>> change)
        {
            lock (_writing)
                _items = change(_items);
        }

        public void Add(IResourceAnnotation item) => Change(items => items.Add(item));

        public void Clear() => Change(_ => []);

        public bool Contains(IResourceAnnotation item) => _items.Contains(item);

        public void CopyTo(IResourceAnnotation[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

        public int IndexOf(IResourceAnnotation item) => _items.IndexOf(item);

        public void Insert(int index, IResourceAnnotation item) => Change(items => items.Insert(index, item));

        public void RemoveAt(int index) => Change(items => items.RemoveAt(index));

        public bool Remove(IResourceAnnotation item)
        {
            lock (_writing)
            {
                var before = _items;
                _items = before.Remove(item);
                return _items.Length != before.Length;
            }
        }

        public IEnumerator<IResourceAnnotation> GetEnumerator() => ((IEnumerable<IResourceAnnotation>)_items).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
