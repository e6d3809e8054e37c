#pragma once
// The small dialog that asks where from and where to, before a conversion starts.

#include "models/session/workspace.h"
#include "ui/common/dialog.h"
#include "ui/common/path_edit.h"
#include "ui/transfer/table_choice.h"

class QLabel;

namespace rf::ui {

/// Makes a table file of a DynamoDB Local file.
class ConvertDialog : public Dialog {
    Q_OBJECT
public:
    ConvertDialog(models::Workspace* workspace, const QString& source, QWidget* parent = nullptr);
    void accept() override;

private:
    void check();
    models::Workspace* m_workspace;
    PathEdit* m_source;
    PathEdit* m_target;
    QLabel* m_note;
    Button* m_convert;
    QString m_suggested;
};

/// Filters of file choosers.
QString tableFileFilter();
QString dynamoDbLocalFilter();
QString rowsFilter();

} // namespace rf::ui
