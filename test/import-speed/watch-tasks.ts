/** What the page itself sees of tasks that block it for over 50 ms. Runs in the page before the product does: it names nothing outside itself. */

declare global {
  interface Window {
    taskWatch: { begin: () => void; read: () => { longTasks: number; longestMs: number } };
  }
}

export const watchTasks = (): void => {
  let tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  window.taskWatch = {
    begin: () => {
      observer.takeRecords();
      tasks = [];
    },
    read: () => ({ longTasks: tasks.length, longestMs: Math.max(0, ...tasks) }),
  };
};
