namespace YLang.Runtime.Reporting;

/// <summary>What a flame graph can be drawn from: a frame of a walk's tree of paths.</summary>
public interface IFlameSource
{
    /// <param name="minShare">0 to 1: siblings under this share of the whole become one frame; 0: none do.</param>
    FlameFrame Flame(double minShare);
}
