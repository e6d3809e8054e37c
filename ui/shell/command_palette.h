#pragma once

#include "ui/shell/palette_model.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace rf::ui {

/// Ctrl+K: a field over a list, on top of the window. Up and Down choose, Enter runs, Ctrl+Enter opens in a new tab, Tab goes
/// from everything to tables, keys, saved queries and commands (and completes a path), Escape or a click outside closes.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(models::Workspace* workspace, CommandRegistry* commands, QWidget* window);

    void open(const QString& query = {});
    QLineEdit* field() const { return m_field; }
    QListView* list() const { return m_list; }
    PaletteModel* model() const { return m_model; }

signals:
    void fileChosen(const QString& path);
    void itemChosen(const rf::models::KeyHit& hit, bool newTab, const QString& command);
    void itemsChosen(const rf::models::KeyHit& hit, const QString& begin, bool newTab);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool keyPressed(QKeyEvent* event);
    void queryChanged(const QString& query);
    void listed();
    void go(int row); ///< by the user
    bool complete();
    static QString idOf(const QModelIndex& index);
    void showKind();
    void choose(int row);
    void run(bool newTab);
    void nextKind();
    void place();
    void dismiss();
    void leave();

    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_kind;
    QPointer<QWidget> m_before; ///< had the focus
    QString m_chosen;           ///< text and detail of the row the user went to; empty: the first one
};

} // namespace rf::ui
