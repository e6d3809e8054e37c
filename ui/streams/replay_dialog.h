#pragma once
// What a selected span of a stream is replayed into, and how fast.

#include "models/session/replay_request.h"
#include "models/streams/stream_model.h"
#include "ui/common/dialog.h"
#include "ui/streams/shard_lanes.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace rf::ui {

class Segments;

class ReplayDialog : public Dialog {
    Q_OBJECT
public:
    /// The model outlives the dialog. `functions`: names that can be chosen.
    ReplayDialog(models::StreamModel* model, const TimeSpan& span, const QStringList& functions, QWidget* parent = nullptr);

    models::ReplayRequest request() const;
    void setInto(models::ReplayRequest::Into into);
    /// 0: at once.
    void setSpeed(double speed);
    QComboBox* tables() const { return m_tables; }
    QLineEdit* newTable() const { return m_newTable; }
    QLineEdit* path() const { return m_path; }
    QLabel* problem() const { return m_problem; }
    void accept() override;

signals:
    void requested(const rf::models::ReplayRequest& request);

private:
    bool makesTable() const;
    void refresh();
    QString whyNot() const;
    void browse();

    models::StreamModel* m_model;
    const TimeSpan m_span;
    Segments *m_into, *m_speed;
    QStackedWidget* m_target;
    QComboBox *m_tables, *m_functions;
    QLineEdit *m_newTable, *m_path;
    QLabel *m_note, *m_problem;
    Button* m_start;
};

} // namespace rf::ui
