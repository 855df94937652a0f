// As it comes: the default theme, the default layout. Only the title is ours.
export default {root: "src", title: "Kasus per tahun"};
