import { afterAll, beforeAll, expect } from 'vitest';
import type { Guard } from '@/lib/lab/guards/guard';
import type { LabIdentity, LabView } from '@/lib/lab/people/lab-view';
import { type Api, type Routes, startOwnServices } from '@/lib/server/testing/api';
import { labBrowser, labRoutes } from './lab-browser';

/** Where something of a lab is. */
interface OpenLab {
  readonly lab: LabView;
  readonly url: string;
  readonly document: string;
}

/** A content that differs from what a lab starts with. */
export const content = { title: 'Picnic', body: 'Something else\n' };

/** A server of the tests' own, with a teacher and a student who have been there before. */
export function labPeople() {
  let routes: Routes;
  let teacher: Api;
  let student: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    stop = startOwnServices();
    routes = await labRoutes();
    teacher = labBrowser(routes).api;
    student = labBrowser(routes).api;
    // Becomes somebody, as a visit of the home page would have it.
    await student('POST', '/api/labs', { json: {} });
  });
  afterAll(() => stop());

  const asTeacher: Api = (...request) => teacher(...request);
  const asStudent: Api = (...request) => student(...request);
  return {
    teacher: asTeacher,
    student: asStudent,
    /** Somebody whose browser was never there. */
    stranger: (): Api => labBrowser(routes).api,
    /** Somebody whose browser asked once who it is, as each of our pages does: it sends a cookie from now on. */
    visitor: async (): Promise<Api> => {
      const { api } = labBrowser(routes);
      await api('GET', '/api/me');
      return api;
    },
    /** Makes a lab of the teacher's. */
    open: async (guard: Guard = 'none'): Promise<OpenLab> => {
      const response = await teacher('POST', '/api/labs', { json: { guard } });
      expect(response.status).toBe(201);
      const lab: LabView = await response.json();
      return { lab, url: `/api/labs/${lab.id}`, document: `/api/documents/${lab.id}` };
    },
    /** Joins the lab at an address as one more client; the student does unless said otherwise. */
    join: async (url: string, api: Api = student): Promise<LabIdentity> => {
      const response = await api('POST', `${url}/clients`, { json: {} });
      expect(response.status).toBe(201);
      return (await response.json())[0];
    },
  };
}
