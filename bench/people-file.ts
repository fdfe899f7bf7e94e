const HEADER =
  'kommune;kommunens_reference;fornavn;efternavn;foedselsdato;opholdsgrundlag;maalgruppe;sprogcenter;branche_oenske;retsgrundlag';

/** A jobcentre's file of people, each with a language centre of their own if `centre` returns one. */
export function peopleFile(
  count: number,
  prefix: string,
  centre: (index: number) => string = () => 'nordsjaellands-sprogcenter',
): string {
  const rows = Array.from({ length: count }, (_, index) =>
    [
      'hilleroed-kommune',
      `${prefix}-${String(index).padStart(5, '0')}`,
      'Bænk',
      `Prøvesen ${index}`,
      '01-05-1995',
      'udl-7',
      'primaer',
      centre(index),
      'painting',
      'myndighedsopgave',
    ].join(';'),
  );
  return [HEADER, ...rows, ''].join('\r\n');
}
