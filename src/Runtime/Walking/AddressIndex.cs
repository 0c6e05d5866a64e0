using YLang.Runtime.Native;

namespace YLang.Runtime.Walking;

/// <summary>Node numbers by address: an open-addressing table of numbers, at most half full, so 8 to 16 bytes an object.</summary>
internal sealed class AddressIndex
{
    private readonly NodeTable _rows;
    private readonly int[] _slots;
    private readonly int _shift;

    public AddressIndex(NodeTable rows)
    {
        _rows = rows;
        int bits = 4;
        while (1L << bits < 2L * rows.Count && bits < 30)
            bits++;

        _slots = LargeArray.AllocateZeroed<int>(1 << bits);
        _shift = 64 - bits;
        for (int i = 0; i < rows.Count; i++)
            _slots[FindSlot(rows[i].Address)] = i + 1;
    }

    /// <returns>-1: no object of the walk is at this address.</returns>
    public int Find(ulong address) => _slots[FindSlot(address)] - 1;

    private int FindSlot(ulong address)
    {
        int slot = (int)((address * 0x9E3779B97F4A7C15) >> _shift);
        while (_slots[slot] is not 0 and int number && _rows[number - 1].Address != address)
            slot = (slot + 1) & (_slots.Length - 1);

        return slot;
    }
}
