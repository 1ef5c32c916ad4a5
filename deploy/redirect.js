export default {
  fetch(request) {
    const address = new URL(request.url);
    address.protocol = 'https:';
    address.port = '';
    return Response.redirect(address.href, 308);
  },
};
