#pragma once

#include "models/session/workspace.h"

class QComboBox;

namespace rf::ui {

/// A table of an open file, to choose.
struct TableChoice {
    QPointer<models::FileSession> session;
    QString region, table;
    bool isValid() const { return session && !table.isEmpty(); }
};

/// Every table of every open file; `writable` leaves read-only files out.
QList<TableChoice> tableChoices(models::Workspace* workspace, bool writable);
/// A box with the choices in their order, `wanted` chosen when it is among them.
QComboBox* tableBox(const QList<TableChoice>& choices, const TableChoice& wanted);

} // namespace rf::ui
