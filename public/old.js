// Runs only in browsers that know no modules, and so never run boot.js.
document.getElementById('boot-opening').hidden = true;
document.getElementById('boot-old').hidden = false;
