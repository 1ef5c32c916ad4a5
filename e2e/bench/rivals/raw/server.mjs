export { serve } from '../floor.mjs';
