'use client';

/** Placeholder until the race is drawn. */
export function RaceView() {
  return null;
}
