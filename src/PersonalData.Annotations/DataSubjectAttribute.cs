namespace PersonalData;

/// <summary>
/// Marks the parameter of a <see cref="ConsentCheckAttribute"/> method that says whose consent is checked: the person, or
/// their id (policy section 3).
/// </summary>
/// <remarks>
/// Without it the check is about the receiver when that carries personal data, else about every person. One person's
/// consent is no licence for another's data: PD1001 and the rules about recipients stay for everybody else.
/// </remarks>
/// <example>
/// <code>
/// [ConsentCheck(Purpose.PublicRelations)]
/// bool MayFeature([DataSubject] Employee employee, DateTime on);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class DataSubjectAttribute : Attribute
{
}
