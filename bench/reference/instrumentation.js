// Nothing: without a file of its own, the framework takes the application's for the reference's.
export function register() {}
