#include "ui/common/commands.h"

#include <QCoreApplication>

namespace rf::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("Commands", text);
}
QList<QKeySequence> keys(std::initializer_list<const char*> sequences) {
    QList<QKeySequence> list;
    for (const char* sequence : sequences) list << QKeySequence(QString::fromLatin1(sequence));
    return list;
}
} // namespace

QList<CommandSpec> standardCommands() {
    return {
        // File
        {"file.open", tr("&Open file…"), "folder", keys({"Ctrl+O"}), "file", 0},
        {"file.new", tr("&New file…"), "plus", keys({"Ctrl+N"}), "file", 0},
        {"file.sample", tr("New from &sample…"), "box", {}, "file", 0},
        {"sample.saas", tr("SaaS &tenants…"), "box", {}, "file", 0},
        {"sample.sensors", tr("&Sensor time series…"), "box", {}, "file", 0},
        {"sample.games", tr("&Game leaderboard…"), "box", {}, "file", 0},
        {"file.convert", tr("Open DynamoDB &Local file…"), "db", {}, "file", 0},
        {"file.check", tr("Chec&k file"), "shield", {}, "file", 2},
        {"file.close", tr("&Close file"), "", {}, "file", 3},
        {"tab.close", tr("Close &tab"), "close", keys({"Ctrl+W"}), "file", 3},
        {"app.quit", tr("&Quit"), "", keys({"Ctrl+Q"}), "file", 4},
        // Edit
        {"edit.undo", tr("&Undo"), "undo", keys({"Ctrl+Z"}), "edit", 0},
        {"edit.redo", tr("&Redo"), "redo", keys({"Ctrl+Shift+Z", "Ctrl+Y"}), "edit", 0},
        {"edit.undoCommit", tr("Undo co&mmit"), "undo", keys({"Ctrl+Alt+Shift+Z"}), "edit", 0},
        {"items.edit", tr("&Edit value"), "pencil", keys({"F2"}), "edit", 1},
        {"items.new", tr("&New item"), "plus", keys({"Ins"}), "edit", 1},
        {"items.duplicate", tr("&Duplicate item"), "copy", keys({"Ctrl+D"}), "edit", 1},
        {"items.delete", tr("De&lete item"), "trash", keys({"Del"}), "edit", 1},
        {"items.copy", tr("&Copy"), "copy", keys({"Ctrl+C"}), "edit", 2},
        {"items.copyJson", tr("Copy as &JSON"), "braces", {}, "edit", 2},
        {"items.copyAs", tr("Copy &as…"), "copy", keys({"Ctrl+Shift+C"}), "edit", 2},
        {"items.copyLink", tr("Copy lin&k to item"), "link", {}, "edit", 2},
        {"items.paste", tr("&Paste rows"), "", keys({"Ctrl+V"}), "edit", 2},
        {"items.revert", tr("Re&vert selected"), "", keys({"Ctrl+Alt+Z"}), "edit", 3},
        {"items.review", tr("Re&view changes…"), "eye", keys({"Ctrl+Shift+P"}), "edit", 3, false, tr("Review")},
        {"items.discard", tr("Discard all c&hanges"), "", {}, "edit", 3, false, tr("Discard")},
        {"items.commit", tr("Co&mmit changes"), "check", keys({"Ctrl+S"}), "edit", 3},
        {"items.bulkEdit", tr("&Bulk edit…"), "pencil", keys({"Ctrl+Shift+E"}), "edit", 4},
        {"items.bulkDelete", tr("Bul&k delete…"), "trash", keys({"Ctrl+Shift+Del"}), "edit", 4},
        {"items.replace", tr("Find and re&place in result…"), "replace", keys({"Ctrl+H"}), "edit", 4},
        {"items.compare", tr("Compare i&tems…"), "columns", keys({"Ctrl+Alt+C"}), "edit", 4},
        {"items.compareMark", tr("Re&member item to compare"), "", keys({"Ctrl+Alt+M"}), "edit", 4},
        {"items.sizes", tr("Si&ze of item…"), "box", {}, "edit", 4},
        // View
        {"view.palette", tr("&Go to table or command…"), "search", keys({"Ctrl+K", "Ctrl+P"}), "view", 0},
        {"go.back", tr("&Back"), "left", keys({"Alt+Left"}), "view", 0},
        {"go.forward", tr("&Forward"), "right", keys({"Alt+Right"}), "view", 0},
        {"go.copyLink", tr("Copy lin&k to this place"), "link", {}, "view", 0},
        {"view.welcome", tr("&Welcome page"), "", {}, "view", 0},
        {"mode.items", tr("&Items"), "table", keys({"Ctrl+1"}), "view", 1, true},
        {"mode.capacity", tr("&Capacity"), "gauge", keys({"Ctrl+2"}), "view", 1, true},
        {"mode.streams", tr("Strea&ms"), "stream", keys({"Ctrl+4"}), "view", 1, true},
        {"mode.traffic", tr("T&raffic"), "traffic", keys({"Ctrl+7"}), "view", 1, true},
        {"view.sidebar", tr("&Sidebar"), "", keys({"Ctrl+B"}), "view", 2, true},
        {"view.inspector", tr("Ins&pector"), "", keys({"Ctrl+I"}), "view", 2, true},
        {"view.nextPane", tr("&Next pane"), "", keys({"F6"}), "view", 3},
        {"view.previousPane", tr("P&revious pane"), "", keys({"Shift+F6"}), "view", 3},
        {"theme.system", tr("Theme: s&ystem"), "", {}, "view", 4, true},
        {"theme.light", tr("Theme: &light"), "", {}, "view", 4, true},
        {"theme.dark", tr("Theme: &dark"), "", {}, "view", 4, true},
        {"view.settings", tr("Se&ttings…"), "gear", keys({"Ctrl+,"}), "view", 5, true, tr("Settings")},
        // Table
        {"table.open", tr("&Go to table…"), "table", keys({"Ctrl+T"}), "table", 0},
        {"table.openNewTab", tr("Open in &new tab"), "", {}, "table", 0},
        {"table.create", tr("&Create table…"), "plus", {}, "table", 1},
        {"table.clone", tr("C&lone table…"), "copy", {}, "table", 1},
        {"table.settings", tr("&Settings of the table…"), "gear", keys({"Alt+Return"}), "table", 1},
        {"table.statistics", tr("S&tatistics…"), "info", {}, "table", 1},
        {"table.purge", tr("&Purge table…"), "", {}, "table", 3},
        {"table.delete", tr("&Delete table…"), "trash", {}, "table", 3},
        {"capacity.edit", tr("&Edit capacity…"), "gauge", {}, "table", 1, false, tr("Edit capacity…")},
        {"file.import", tr("&Import…"), "upload", keys({"Ctrl+Shift+I"}), "table", 3},
        {"file.importPasted", tr("Import from clip&board…"), "", {}, "table", 3},
        {"file.export", tr("E&xport…"), "download", keys({"Ctrl+E"}), "table", 3, false, tr("Export")},
        {"table.generate", tr("Gener&ate data…"), "box", {}, "table", 3},
        {"table.refresh", tr("&Refresh tables"), "refresh", keys({"F5"}), "table", 2},
        // Query
        {"items.run", tr("&Run"), "play", keys({"Ctrl+Return", "Ctrl+Enter"}), "query", 0},
        {"items.refresh", tr("R&efresh"), "refresh", keys({"Ctrl+R"}), "query", 0},
        {"items.readAll", tr("Read &all pages"), "", {}, "query", 0},
        {"items.cancel", tr("&Cancel"), "stop", {}, "query", 0},
        {"items.addFilter", tr("Add &filter"), "filter", {}, "query", 1, false, tr("Filter")},
        {"items.find", tr("Fi&nd in the rows, or add a filter"), "search", keys({"Ctrl+F"}), "query", 1},
        {"items.columns", tr("C&olumns…"), "columns", keys({"Ctrl+L"}), "query", 1},
        {"queries.save", tr("&Save query…"), "bookmark", keys({"Ctrl+Shift+B"}), "query", 2, false, tr("Save query")},
        {"queries.history", tr("&History…"), "clock", keys({"Ctrl+Shift+H"}), "query", 2, false, tr("History")},
        {"items.pinColumn", tr("&Pin or unpin column"), "pin", keys({"Ctrl+Alt+P"}), "query", 2},
        {"items.hideColumn", tr("&Hide column"), "", keys({"Ctrl+Alt+H"}), "query", 2},
        {"items.fitColumns", tr("Fi&t all columns"), "", keys({"Ctrl+Alt+F"}), "query", 2},
        {"items.columnLeft", tr("Move column &left"), "", keys({"Ctrl+Alt+Left"}), "query", 2},
        {"items.columnRight", tr("Move column ri&ght"), "", keys({"Ctrl+Alt+Right"}), "query", 2},
        {"items.sortColumn", tr("&Sort by column"), "sort", keys({"Ctrl+Alt+S"}), "query", 2},
        {"items.fillDown", tr("Fill &down"), "", keys({"Ctrl+Alt+D"}), "edit", 1},
        {"items.preview", tr("Pre&view value…"), "eye", keys({"Ctrl+Alt+V"}), "query", 2},
        {"items.transpose", tr("Items side &by side…"), "", keys({"Ctrl+Alt+T"}), "query", 2},
        // Tools
        {"endpoint.serve", tr("&Serve the file to AWS SDKs"), "plug", keys({"Ctrl+Shift+S"}), "tools", 0},
        {"staleness.0", tr("Reads lag: &off"), "", {}, "tools", 1, true},
        {"staleness.10", tr("Reads lag: 10 &ms"), "", {}, "tools", 1, true},
        {"staleness.100", tr("Reads lag: 1&00 ms"), "", {}, "tools", 1, true},
        {"staleness.1000", tr("Reads lag: &1 s"), "", {}, "tools", 1, true},
        {"staleness.10000", tr("Reads lag: 10 &s"), "", {}, "tools", 1, true},
        {"enforcement.0", tr("Capacity limits: &enforce, as the service does"), "", {}, "tools", 1, true},
        {"enforcement.1", tr("Capacity limits: &observe, refuse nothing"), "", {}, "tools", 1, true},
        {"enforcement.2", tr("Capacity limits: o&ff, meter nothing"), "", {}, "tools", 1, true},
        {"traffic.pause", tr("&Pause traffic"), "pause", {}, "tools", 2, false, tr("Pause")},
        {"traffic.clear", tr("C&lear traffic"), "trash", {}, "tools", 2, false, tr("Clear")},
        {"traffic.find", tr("&Find in traffic"), "search", keys({"Ctrl+Shift+F"}), "tools", 2},
        {"traffic.openQuery", tr("&Open call as query"), "external", {}, "tools", 3},
        {"traffic.copyCli", tr("Copy call as &AWS CLI"), "terminal", {}, "tools", 3},
        {"traffic.copyPython", tr("Copy call as P&ython"), "copy", {}, "tools", 3},
        {"traffic.copyJavaScript", tr("Copy call as &JavaScript"), "copy", {}, "tools", 3},
        {"traffic.faults", tr("Failure la&b"), "bolt", {}, "tools", 4, true, tr("Failure lab")},
        {"streams.settings", tr("S&tream…"), "stream", {}, "table", 1, false, tr("Stream settings…")},
        {"streams.pause", tr("Pause &stream"), "pause", {}, "tools", 5, false, tr("Pause")},
        {"streams.find", tr("Find in str&eam"), "search", {}, "tools", 5},
        {"streams.replay", tr("Re&play records…"), "play", {}, "tools", 5, false, tr("Replay…")},
        {"capacity.scaling", tr("A&uto scaling…"), "gauge", {}, "table", 1, false, tr("Auto scaling…")},
        {"capacity.live", tr("&Pause capacity"), "pause", {}, "", 5, false, tr("Live")},
        {"capacity.why", tr("&Why was it throttled…"), "warn", {}, "tools", 5},
        {"capacity.zoomOut", tr("Sh&ow the whole range"), "", {}, "", 5},
        {"capacity.png", tr("Save charts as &PNG…"), "", {}, "", 5},
        {"capacity.svg", tr("Save charts as &SVG…"), "", {}, "", 5},
        {"capacity.pdf", tr("Save charts as P&DF…"), "", {}, "", 5},
        {"capacity.copyRead", tr("Copy &reads as a table"), "copy", {}, "", 5},
        {"capacity.copyWrite", tr("Copy &writes as a table"), "copy", {}, "", 5},
        {"capacity.copyHeat", tr("Copy par&titions as a table"), "copy", {}, "", 5},
        {"capacity.range", tr("Custom &range…"), "clock", {}, "", 5},
        {"alarms.show", tr("Ala&rms…"), "warn", {}, "tools", 6},
        {"bill.show", tr("&Monthly bill…"), "", {}, "tools", 6},
        {"prices.edit", tr("Pr&ices…"), "", {}, "tools", 6},
        // Help
        {"demo.start", tr("&Demo traffic…"), "play", {}, "help", 0},
        {"demo.stop", tr("&Stop demo traffic"), "stop", {}, "help", 0},
        {"help.keys", tr("&Keys"), "", keys({"F1"}), "help", 1},
        {"help.about", tr("&About Rangefinder"), "info", {}, "help", 2},
    };
}

} // namespace rf::ui
