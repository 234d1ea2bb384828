using Monitoring.Hosting.Security;
using Xunit;

namespace Monitoring.Tests.Security;

public sealed class BcryptTests
{
    /// <summary>Known hashes, published with the first implementations of bcrypt.</summary>
    [Theory]
    [InlineData("", "DCq7YPn5Rq63x1Lad4cll.", 6, "TV4S6ytwfsfvkgY8jIucDrjc8deX1s.")]
    [InlineData("a", "m0CrhHm10qJ3lXRY.5zDGO", 6, "3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("abc", "If6bvum7DFjUnE9p2uDeDu", 6, "0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", ".rCVZVOThsIa97pEDOxvGu", 6, "RRgzG64bvtJ0938xuqzv18d3ZpQhstC")]
    public void Known_passwords_have_their_known_hashes(string password, string salt, int cost, string hash) =>
        Assert.Equal($"$2b${cost:00}${salt}{hash}", Bcrypt.Hash(password, Bcrypt.Decode(salt), cost));

    [Fact]
    public void A_password_has_another_hash_each_time() => Assert.NotEqual(Bcrypt.Hash("secret"), Bcrypt.Hash("secret"));

    [Fact]
    public void A_password_that_would_be_cut_off_is_refused() =>
        Assert.StartsWith("The password has 73 bytes; bcrypt takes no more than 72.", Assert.Throws<ArgumentException>(() => Bcrypt.Hash(new string('x', 73))).Message);
}
