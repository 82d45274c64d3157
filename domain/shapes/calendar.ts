/** What it takes to adopt the calendar of another year. */
import { z } from 'zod';

export const CalendarAdoption = z.strictObject({
  /** The name of the calendar, which ends with the last year whose notice it was read from. */
  calendar: z.string().regex(/^国务院办公厅放假通知\d{4}–\d{4}$/),
});
export type CalendarAdoption = z.infer<typeof CalendarAdoption>;

/** Of every proceeding. */
export const shapes = { adoptCalendar: CalendarAdoption };
