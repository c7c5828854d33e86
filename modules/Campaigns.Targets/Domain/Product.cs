namespace Campaigns.Targets.Domain;

/// <summary>What a campaign wins people for. The names are the words of the API.</summary>
internal enum Product
{
    /// <summary>Voluntary social insurance, BHXH tự nguyện.</summary>
    VSI,

    /// <summary>Household health insurance, BHYT hộ gia đình.</summary>
    HHI,
}
