// The registration desk: an app that works in a hall without signal. It takes the page over where script runs; without, the page works by itself.
import './desk.css';
import { App } from './app';

const root = document.getElementById('desk-app');
if (root && 'indexedDB' in window && crypto.subtle) void new App(root).start();
