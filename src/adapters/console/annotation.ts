import type { Place } from '../../domain/task.ts';

export type AnnotationLevel = 'notice' | 'warning' | 'error';

/** A workflow command that marks a line of a file, or the run when there is no place. `message` may have lines. */
export function annotation(level: AnnotationLevel, title: string, message: string, place?: Place): string {
  const properties = [
    ...(place ? [`file=${property(place.path)}`, `line=${place.line}`, `col=${place.column}`] : []),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

/** Tells the runner to keep a text out of the log of the whole job. */
export function mask(secret: string): string {
  return `::add-mask::${data(secret)}`;
}

// The runner undoes exactly these (`ActionCommand.cs`), the percent sign last: so it comes first here.

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
