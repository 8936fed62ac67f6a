// Stands for the standard's `Response` in the bundle of the routes: it keeps content that is at hand in one piece, where the
// standard's makes a stream of it that has to be read again.
export { FastResponse as Response } from 'srvx/node';
