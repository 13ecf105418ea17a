/** Scripts of the center. */
export const scripts = { title: 'Scripts' };
