#pragma once

#include "models/streams/stream_model.h"
#include "ui/common/commands.h"

#include <QFrame>

class QComboBox;
class QLabel;

namespace rf::ui {

class Button;
class SearchField;
class Segments;
class Tag;

/// The Streams mode's first row: which stream, which records, and whether they come by.
class StreamHead : public QFrame {
    Q_OBJECT
public:
    /// Both outlive it.
    StreamHead(models::StreamModel* model, CommandRegistry* commands, QWidget* parent = nullptr);

    Segments* kinds() const { return m_kinds; }
    SearchField* search() const { return m_search; }
    QComboBox* streams() const { return m_streams; }
    Button* pause() const { return m_pause; }
    void refresh();
    void clearFilter();

private:
    void filter();
    models::StreamModel* m_model;
    CommandRegistry* m_commands;
    QLabel* m_title;
    Tag* m_viewType;
    QLabel* m_note;
    QComboBox* m_streams; ///< shown when there is more than one
    Segments* m_kinds;
    SearchField* m_search;
    Button* m_pause;
    bool m_filling = false;
};

} // namespace rf::ui
